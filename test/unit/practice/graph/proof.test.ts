import { describe, expect, it } from "vitest";
import { errorOf, graph, proof, shortToken, start } from "../support.ts";

describe("appsecret_proof", () => {
  it("is valid for five minutes if it contains a time", async () => {
    let now = Date.UTC(2026, 10, 22);
    const practice = await start({ now: () => now });
    const access_token = await shortToken(practice);
    const time = String(now / 1000);
    const params = {
      access_token,
      appsecret_proof: proof(practice, `${access_token}|${time}`),
      appsecret_time: time,
    };
    expect((await graph(practice, "me", params)).status).toBe(200);
    now += 301_000;
    expect(errorOf(await graph(practice, "me", params)).code).toBe(100);
  });

  it("is refused for a token of another app", async () => {
    const access_token = await shortToken(await start({ appId: "1", appSecret: "another" }));
    const practice = await start();
    const params = { access_token, appsecret_proof: proof(practice, access_token) };
    expect(errorOf(await graph(practice, "me", params))).toMatchObject({
      code: 100,
      message: "Invalid appsecret_proof provided in the API argument",
    });
  });
});
