/** One D-Bus message as bytes (D-Bus Specification, "Message Protocol"). */
import { Reader, Variant, Writer } from "./values.ts";

export const messageTypes = { call: 1, answer: 2, error: 3, signal: 4 } as const;

export interface Message {
  readonly type: (typeof messageTypes)[keyof typeof messageTypes];
  readonly serial: number;
  readonly path?: string | undefined;
  readonly interface?: string | undefined;
  readonly member?: string | undefined;
  readonly errorName?: string | undefined;
  /** The call that this answers. */
  readonly replySerial?: number | undefined;
  readonly destination?: string | undefined;
  readonly sender?: string | undefined;
  /** Types of the body. */
  readonly signature?: string | undefined;
  readonly body: readonly unknown[];
}

/** Code and type of each header field. */
const fields = {
  path: [1, "o"],
  interface: [2, "s"],
  member: [3, "s"],
  errorName: [4, "s"],
  replySerial: [5, "u"],
  destination: [6, "s"],
  sender: [7, "s"],
  signature: [8, "g"],
} as const satisfies Partial<Record<keyof Message, readonly [number, string]>>;
type Field = keyof typeof fields;

const fixedHeader = "yyyyuua(yv)";
const littleEndian = "l".charCodeAt(0);

export function encode(message: Message): Buffer {
  const body = new Writer().write(message.signature ?? "", message.body).bytes();
  const given = (Object.keys(fields) as Field[]).filter((name) => message[name] !== undefined);
  const header = given.map((name) => {
    const [code, type] = fields[name];
    return [code, new Variant(type, message[name])];
  });
  const start = [littleEndian, message.type, 0, 1, body.length, message.serial, header];
  return Buffer.concat([new Writer().write(fixedHeader, start).align(8).bytes(), body]);
}

/** Undefined: not all of it has arrived yet. Only what little-endian machines send, which is all there is here. */
export function decode(
  bytes: Buffer,
): { readonly message: Message; readonly length: number } | undefined {
  if (bytes.length < 16) return undefined;
  if (bytes[0] !== littleEndian) throw new Error("A big-endian D-Bus message");
  const bodyLength = bytes.readUInt32LE(4);
  const bodyAt = Math.ceil((16 + bytes.readUInt32LE(12)) / 8) * 8;
  const length = bodyAt + bodyLength;
  if (bytes.length < length) return undefined;
  const header = new Reader(bytes).read(fixedHeader) as FixedHeader;
  const [, type, , , , serial, given] = header;
  const read = Object.fromEntries(given.map(([code, value]) => [nameOf(code), value]));
  const body = new Reader(bytes.subarray(bodyAt, length)).read(String(read["signature"] ?? ""));
  return { message: { ...read, type, serial, body }, length };
}

type FixedHeader = [
  number,
  Message["type"],
  number,
  number,
  number,
  number,
  readonly [number, unknown][],
];

const nameOf = (wanted: number): string =>
  (Object.keys(fields) as Field[]).find((name) => fields[name][0] === wanted) ?? `field-${wanted}`;
