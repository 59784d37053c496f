import { once } from "node:events";
import { createServer } from "node:https";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { portOf } from "../../../support/ports.ts";
import { startProxy } from "../../../support/proxy.ts";
import { testAuthority, tlsServer } from "../../../support/tls.ts";
import { createTestFacebook } from "../support/graph.ts";
import { user } from "../support/revoke.ts";

const before = process.env["SSL_CERT_FILE"];

/** Node reads the system's store once, at the first call. On Linux, the variable names its file. */
beforeAll(() => {
  process.env["SSL_CERT_FILE"] = testAuthority;
});
afterAll(() => {
  if (before === undefined) delete process.env["SSL_CERT_FILE"];
  else process.env["SSL_CERT_FILE"] = before;
});
afterEach(() => vi.unstubAllEnvs());

describe.runIf(process.platform === "linux")("a certificate of the system's store", () => {
  it("is trusted if Graph has it, and if a proxy has it", async () => {
    const server = createServer(tlsServer, (_request, response) => void response.end("true"));
    await once(server.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const port = portOf(server);
    const direct = createTestFacebook(`https://127.0.0.1:${port}`);
    expect(await direct.revoke(user)).toEqual({ ok: true, value: null });

    await using proxy = await startProxy(() => ({ tunnelTo: port }), { secure: true });
    vi.stubEnv("no_proxy", "");
    vi.stubEnv("https_proxy", proxy.origin);
    const behindProxy = createTestFacebook("https://graph.invalid");
    expect(await behindProxy.revoke(user)).toEqual({ ok: true, value: null });
    expect(proxy.targets).toEqual(["graph.invalid:443"]);
    behindProxy.close();
  });
});
