import { batchAnswer, batchItems } from "../meta/batch.ts";
import { versionPath } from "../meta.ts";
import { bodyOf, type Exchange, ofTheToken, unanswered } from "./exchange.ts";

/** The calls of a batch, each with its answer, as if they had come by themselves; none where the batch cannot be read. */
export function itemsOf(exchange: Exchange): readonly Exchange[] {
  const items = batchItems.safeParse(bodyOf({ body: exchange.form.get("batch") ?? "" })).data ?? [];
  const answers = batchAnswer.safeParse(bodyOf(exchange)).data ?? [];
  const [, version] = versionPath.exec(exchange.path) ?? [];
  return items.map((item, index): Exchange => {
    const url = new URL(item.relative_url.replace(/^\/?/, `/${version}/`), "http://graph");
    const form = new URLSearchParams(item.body);
    if (item.access_token !== undefined) form.set("access_token", item.access_token);
    if (!form.has("access_token") && !url.searchParams.has("access_token")) {
      inheritToken(exchange.form, form);
    }
    const { code: status, headers = [], body = "" } = answers[index] ?? { code: unanswered };
    return {
      method: item.method,
      path: url.pathname,
      query: url.searchParams,
      form,
      status,
      headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
      body,
    };
  });
}

function inheritToken(from: URLSearchParams, to: URLSearchParams): void {
  for (const name of ofTheToken) {
    const value = from.get(name);
    if (value !== null) to.set(name, value);
  }
}
