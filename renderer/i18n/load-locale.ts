import { speak } from "./index.ts";

/** Main has written the language into index.html; a change of the setting loads the page anew. */
export const spoken = speak(document.documentElement.lang);
