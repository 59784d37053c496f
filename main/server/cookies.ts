/** A cookie of a request. Several cookies may have the same name. */
export interface ReceivedCookie {
  readonly name: string;
  readonly value: string;
}

/** Parses a `Cookie` header. Keeps the order and the encoding of the values. */
export function parseCookies(header = ""): readonly ReceivedCookie[] {
  return header.split(";").flatMap((pair) => {
    const [name, ...value] = pair.trim().split("=");
    return name ? [{ name, value: value.join("=") }] : [];
  });
}
