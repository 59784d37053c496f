/**
 * Copies text to the clipboard. Works only in response to a click. Returns false if the browser
 * refuses. We don't use `navigator.clipboard`, because `navigator.clipboard` needs a permission
 * that the app's window does not have (main/desktop/window/web-contents-security.ts).
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
