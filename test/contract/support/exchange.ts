/** One Graph call and its answer, by HTTP or inside a batch. */
export interface Exchange {
  readonly method: string;
  /** With the version, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  /** HTTP, or `unanswered`. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Status of a call in a batch that was refused as a whole, or in which it was not done in time. */
export const unanswered = 0;

export const ofTheToken = ["access_token", "appsecret_proof", "appsecret_time"];

/** Query and form as one; the form wins. */
export const parameters = ({ query, form }: Exchange): ReadonlyMap<string, string> =>
  new Map([...query, ...form]);

/** Undefined: it is no JSON. */
export function bodyOf({ body }: Pick<Exchange, "body">): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
