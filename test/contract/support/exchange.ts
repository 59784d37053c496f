/** One Graph call and its answer, by HTTP or inside a batch. */
export interface Exchange {
  readonly method: string;
  /** With the version, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Undefined: it is no JSON. */
export function bodyOf({ body }: Pick<Exchange, "body">): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
