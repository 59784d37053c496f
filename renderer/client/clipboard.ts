/**
 * Puts text on the clipboard; false when the browser refuses. Within a click only.
 * Not `navigator.clipboard`: it asks for a permission, and the app's window has none (main/desktop/window/web-contents-security.ts).
 */
export function copyText(text: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", fill, { once: true });
  const copied = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return copied;
}
