/**
 * Values as D-Bus puts them on the wire (D-Bus Specification, "Marshaling"), little-endian. An array and a dictionary are
 * JavaScript arrays, a dictionary's of pairs; a variant is its value when it is read, and a `Variant` when it is written.
 */

/** A value that carries its own type. */
export class Variant {
  readonly signature: string;
  readonly value: unknown;
  constructor(signature: string, value: unknown) {
    this.signature = signature;
    this.value = value;
  }
}

/** Bytes to which a value of the type is aligned. */
const alignments: Readonly<Record<string, number>> = {
  ...{ y: 1, g: 1, v: 1, n: 2, q: 2, x: 8, t: 8, d: 8, "(": 8, "{": 8 },
  ...{ b: 4, i: 4, u: 4, s: 4, o: 4, a: 4 },
};
const alignmentOf = (type: string): number => alignments[type.charAt(0)] ?? unknownType(type);

function unknownType(type: string): never {
  throw new Error(`No such D-Bus type here: ${type}`);
}

/** A signature's complete types: `a{sv}i(ii)` is three. */
export function typesIn(signature: string): string[] {
  const types: string[] = [];
  for (let rest = signature; rest !== ""; ) {
    const length = lengthOfFirst(rest);
    types.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return types;
}

function lengthOfFirst(signature: string): number {
  if (signature.startsWith("a")) return 1 + lengthOfFirst(signature.slice(1));
  if (!/^[({]/.test(signature)) return 1;
  let depth = 0;
  for (const [index, letter] of [...signature].entries()) {
    if ("({".includes(letter)) depth += 1;
    if (")}".includes(letter)) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return unknownType(signature);
}

/** Only the numbers that a tray's bus speaks; a boolean is one of them. */
function numberBytes(kind: string, value: number): Buffer {
  const bytes = Buffer.alloc(kind === "y" ? 1 : 4);
  if (kind === "y") bytes.writeUInt8(value);
  else if (kind === "i") bytes.writeInt32LE(value);
  else if (kind === "b" || kind === "u") bytes.writeUInt32LE(value);
  else unknownType(kind);
  return bytes;
}

/** Writes values one after the other, each where its alignment wants it. */
export class Writer {
  #bytes: number[] = [];

  /** `values`: one for each type in the signature. */
  write(signature: string, values: readonly unknown[]): this {
    for (const [index, type] of typesIn(signature).entries()) this.#value(type, values[index]);
    return this;
  }

  align(to: number): this {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
    return this;
  }

  bytes(): Buffer {
    return Buffer.from(this.#bytes);
  }

  #value(type: string, value: unknown): void {
    this.align(alignmentOf(type));
    const kind = type.charAt(0);
    if (kind === "s" || kind === "o") this.#text(4, value as string);
    else if (kind === "g") this.#text(1, value as string);
    else if (kind === "v") this.#variant(value as Variant);
    else if (kind === "a") this.#array(type.slice(1), value as readonly unknown[]);
    else if (kind === "(" || kind === "{") this.write(type.slice(1, -1), value as unknown[]);
    else this.#bytes.push(...numberBytes(kind, Number(value)));
  }

  /** `lengthSize` bytes of length, which does not count the zero at the end. */
  #text(lengthSize: 1 | 4, text: string): void {
    const bytes = Buffer.from(text, "utf8");
    this.#bytes.push(...numberBytes(lengthSize === 1 ? "y" : "u", bytes.length), ...bytes, 0);
  }

  #variant({ signature, value }: Variant): void {
    this.#text(1, signature);
    this.#value(signature, value);
  }

  /** The length does not count the padding before the first element. */
  #array(type: string, values: readonly unknown[]): void {
    const at = this.#bytes.length;
    this.#bytes.push(0, 0, 0, 0);
    this.align(alignmentOf(type));
    const start = this.#bytes.length;
    for (const value of values) this.#value(type, value);
    this.#bytes.splice(at, 4, ...numberBytes("u", this.#bytes.length - start));
  }
}

/** Reads what a Writer wrote; `at` is the offset in the message, by which values are aligned. */
export class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  read(signature: string): unknown[] {
    return typesIn(signature).map((type) => this.#value(type));
  }

  align(to: number): this {
    this.#at = Math.ceil(this.#at / to) * to;
    return this;
  }

  #value(type: string): unknown {
    this.align(alignmentOf(type));
    switch (type.charAt(0)) {
      case "y":
        return this.#bytes.readUInt8(this.#take(1));
      case "b":
        return this.#unsigned() !== 0;
      case "n":
        return this.#bytes.readInt16LE(this.#take(2));
      case "q":
        return this.#bytes.readUInt16LE(this.#take(2));
      case "i":
        return this.#bytes.readInt32LE(this.#take(4));
      case "u":
        return this.#unsigned();
      case "x":
        return this.#bytes.readBigInt64LE(this.#take(8));
      case "t":
        return this.#bytes.readBigUInt64LE(this.#take(8));
      case "d":
        return this.#bytes.readDoubleLE(this.#take(8));
      case "s":
      case "o":
        return this.#text(this.#unsigned());
      case "g":
        return this.#text(this.#bytes.readUInt8(this.#take(1)));
      case "v":
        return this.#value(this.#value("g") as string);
      case "a":
        return this.#array(type.slice(1));
      case "(":
      case "{":
        return this.read(type.slice(1, -1));
      default:
        return unknownType(type);
    }
  }

  #take(size: number): number {
    const at = this.#at;
    this.#at += size;
    return at;
  }

  #unsigned(): number {
    return this.#bytes.readUInt32LE(this.#take(4));
  }

  #text(length: number): string {
    const start = this.#take(length + 1);
    return this.#bytes.toString("utf8", start, start + length);
  }

  #array(type: string): unknown[] {
    const length = this.#unsigned();
    this.align(alignmentOf(type));
    const end = this.#at + length;
    const values: unknown[] = [];
    while (this.#at < end) values.push(this.#value(type));
    return values;
  }
}
