import { type Installation, installationUnderTest } from "./app.ts";

/** Graph's address in these tests. It exists only behind a proxy. */
export const env = {
  PAGEKEEPER_GRAPH_URL: "https://graph.invalid",
  https_proxy: "",
  http_proxy: "",
};

/** Adds a PAC file with this answer, as the system's settings would. */
export function withPacFile(answer: string): Installation {
  const script = `function FindProxyForURL() { return "${answer}"; }`;
  const url = `data:application/x-ns-proxy-autoconfig;base64,${btoa(script)}`;
  const installation = installationUnderTest();
  return { ...installation, args: [...installation.args, `--proxy-pac-url=${url}`] };
}
