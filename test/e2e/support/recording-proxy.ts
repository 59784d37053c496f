import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text as readText } from "node:stream/consumers";
import { portOf } from "../../support/ports.ts";

/** A proxy between the app and a practice Facebook. It records the secrets in the traffic. */
export interface RecordingProxy extends AsyncDisposable {
  readonly origin: string;
  readonly secrets: RecordedSecrets;
  /** The address of every request, with its query. */
  readonly addresses: readonly string[];
}

const kinds = [
  "token",
  "secret",
  "code",
  "state",
  "proof",
  "ticket",
  "session code",
  "cookie",
] as const;
export type SecretKind = (typeof kinds)[number];

/** Collects the real values of secrets, so that tests can search for them elsewhere. */
export class RecordedSecrets {
  readonly #values = new Map<string, SecretKind>();

  add(kind: SecretKind, value: string): void {
    this.#values.set(value, kind);
  }

  /** Records the secret parameters of a URL that a browser opens. */
  addFrom(url: string): void {
    const parameters = URL.parse(url)?.searchParams;
    const sessionCode = parameters?.get("session_code");
    if (sessionCode) this.add("session code", sessionCode);
    for (const kind of ["code", "state", "ticket"] as const) {
      const value = parameters?.get(kind);
      if (value) this.add(kind, value);
    }
  }

  /**
   * Records the secrets in the text of a Graph request or response. The text can be a query, a
   * form, JSON, or any of these nested in another.
   */
  addFromGraph(text: string): void {
    for (const layer of layersOf(text)) {
      for (const [, name = "", value = ""] of layer.matchAll(parameter)) {
        const kind = parameterKinds[name];
        if (kind !== undefined) this.add(kind, decodeURIComponent(value));
      }
      for (const [, token = ""] of layer.matchAll(/"access_token": ?"([^"]+)"/g)) {
        this.add("token", token);
      }
    }
  }

  get kinds(): ReadonlySet<SecretKind> {
    return new Set(this.#values.values());
  }

  /**
   * Returns the kinds of the secrets that `text` contains in plain text, URL-encoded or in Base64.
   */
  findIn(text: string): readonly SecretKind[] {
    return [...this.#values]
      .filter(([value]) => encodings(value).some((encoded) => text.includes(encoded)))
      .map(([, kind]) => kind);
  }
}

const parameter =
  /\b(access_token|input_token|fb_exchange_token|client_secret|code|appsecret_proof)=([^&"\\\s]+)/g;

const parameterKinds: Readonly<Record<string, SecretKind>> = {
  access_token: "token",
  input_token: "token",
  fb_exchange_token: "token",
  client_secret: "secret",
  code: "code",
  appsecret_proof: "proof",
};

/**
 * Returns the text, the text decoded once, and the text decoded twice. A batch request must be
 * decoded twice, because it is a form with a JSON field, and the JSON contains encoded queries.
 */
function layersOf(text: string): readonly string[] {
  const layers = [text];
  for (let depth = 0; depth < 2; depth += 1) {
    const decoded = URL.canParse(`http://x/?${layers.at(-1)}`)
      ? unescapeForm(layers.at(-1) ?? "")
      : "";
    layers.push(decoded);
  }
  return layers;
}

const unescapeForm = (form: string): string =>
  form.replaceAll(/(?:%[0-9A-F]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });

const encodings = (value: string): readonly string[] => [
  ...new Set([value, encodeURIComponent(value), Buffer.from(value).toString("base64")]),
];

export async function startRecordingProxy(graph: string): Promise<RecordingProxy> {
  const secrets = new RecordedSecrets();
  const addresses: string[] = [];

  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(request);
    const url = request.url ?? "/";
    secrets.addFromGraph(url.slice(url.indexOf("?") + 1));
    secrets.addFromGraph(body);
    const { authorization = "", "content-type": type = "" } = request.headers;
    addresses.push(url);
    secrets.addFromGraph(`access_token=${authorization.replace(/^Bearer /, "")}`);
    const answer = await fetch(graph + url, {
      method: request.method ?? "GET",
      headers: {
        ...(authorization !== "" && { authorization }),
        ...(type !== "" && { "content-type": type }),
      },
      ...(body !== "" && { body }),
    });
    const text = await answer.text();
    secrets.addFromGraph(text);
    const headers = [...answer.headers].filter(([name]) => /^(content-type|x-.*usage)$/.test(name));
    response.writeHead(answer.status, Object.fromEntries(headers)).end(text);
  }

  const server = createServer((request, response) => {
    forward(request, response).catch(() => response.destroy());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    secrets,
    addresses,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}
