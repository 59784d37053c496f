export interface MarkedWords {
  readonly kind: "plain" | "name" | "code";
  readonly words: string;
  /** Where the words begin in the text. */
  readonly at: number;
}

/** Splits a text of the guide at its marks, which i18n/en/guide.ts explains. */
export function splitMarks(text: string): readonly MarkedWords[] {
  return [...text.matchAll(/\*([^*]+)\*|`([^`]+)`|[^*`]+/g)].map(
    ({ 0: all, 1: name, 2: code, index: at }) => {
      if (name !== undefined) return { kind: "name", words: name, at };
      if (code !== undefined) return { kind: "code", words: code, at };
      return { kind: "plain", words: all, at };
    },
  );
}
