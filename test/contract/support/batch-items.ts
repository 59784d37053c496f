import { parseJson } from "../../../common/json.ts";
import { batchItems, batchResponses } from "../meta/batch.ts";
import { versionedPath } from "../meta/index.ts";
import { type Exchange, paramsOf, tokenParams, unanswered } from "./recorder.ts";

/**
 * Returns an exchange for each call of a batch, as if the call had been sent alone. If the batch is
 * malformed, returns an empty list.
 */
export function batchItemsOf(batch: Exchange): readonly Exchange[] {
  const items = batchItems.safeParse(parseJson(batch.form.get("batch") ?? "")).data ?? [];
  const responses = batchResponses.safeParse(parseJson(batch.body)).data ?? [];
  const [, version] = versionedPath.exec(batch.path) ?? [];
  return items.map((item, index): Exchange => {
    const url = new URL(item.relative_url.replace(/^\/?/, `/${version}/`), "http://graph");
    const form = new URLSearchParams(item.body);
    if (item.access_token !== undefined) form.set("access_token", item.access_token);
    if (!form.has("access_token") && !url.searchParams.has("access_token")) {
      inheritToken(paramsOf(batch), form);
    }
    const { code: status, headers = [], body = "" } = responses[index] ?? { code: unanswered };
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

function inheritToken(from: ReadonlyMap<string, string>, to: URLSearchParams): void {
  for (const name of tokenParams) {
    const value = from.get(name);
    if (value !== undefined) to.set(name, value);
  }
}
