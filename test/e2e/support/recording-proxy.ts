/** Between the app and the Graph of a practice Facebook: passes everything on, and keeps the secrets that go by. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { portOf } from "../../support/ports.ts";

export interface TappedFacebook extends AsyncDisposable {
  readonly origin: string;
  /** Every secret that has gone by, as it is, by kind. */
  readonly heard: SecretsHeard;
}

const kinds = ["token", "secret", "code", "state", "proof", "ticket"] as const;
export type SecretKind = (typeof kinds)[number];

/** Real values, collected wherever they must pass. */
export class SecretsHeard {
  readonly #values = new Map<string, SecretKind>();

  add(kind: SecretKind, value: string): void {
    this.#values.set(value, kind);
  }

  /** What an address carries: `code`, `state`, `ticket`. */
  addFrom(url: string): void {
    const parameters = URL.parse(url)?.searchParams;
    for (const kind of ["code", "state", "ticket"] as const) {
      const value = parameters?.get(kind);
      if (value) this.add(kind, value);
    }
  }

  /** What stands in a request or an answer of Graph, in a form, a query or JSON, or in one inside the other. */
  addFromGraph(words: string): void {
    for (const layer of layersOf(words)) {
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

  /** Kinds of the secrets that stand in `words`, plain or as an address or Base64 would write them. */
  foundIn(words: string): readonly SecretKind[] {
    return [...this.#values]
      .filter(([value]) => spellings(value).some((spelling) => words.includes(spelling)))
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

/** A batch is a query in JSON in a form. */
function layersOf(words: string): readonly string[] {
  const layers = [words];
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

const spellings = (value: string): readonly string[] => [
  ...new Set([value, encodeURIComponent(value), Buffer.from(value).toString("base64")]),
];

export async function tapFacebook(graph: string): Promise<TappedFacebook> {
  const heard = new SecretsHeard();

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const url = request.url ?? "/";
    heard.addFromGraph(url.slice(url.indexOf("?") + 1));
    heard.addFromGraph(body);
    const answer = await fetch(graph + url, {
      method: request.method ?? "GET",
      ...(body !== "" && {
        body,
        headers: { "content-type": request.headers["content-type"] ?? "" },
      }),
    });
    const words = await answer.text();
    heard.addFromGraph(words);
    const headers = [...answer.headers].filter(([name]) => /^(content-type|x-.*usage)$/.test(name));
    response.writeHead(answer.status, Object.fromEntries(headers)).end(words);
  }

  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    heard,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}
