/** Decodes a percent-encoded text. Returns the text itself if it has a stray percent sign. */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
