/** Draws profile pictures with the outline of a person on a coloured square. */
import type { HttpResponse } from "./http.ts";
import type { State } from "./state.ts";

const path = /^\/practice\/pictures\/(\d{1,20})\.svg$/;

export function pictureUrl(state: State, id: string): string {
  const version = state.pictureVersions.get(id);
  const query = version === undefined ? "" : `?version=${version}`;
  return `${state.origin}/practice/pictures/${id}.svg${query}`;
}

/** Returns a hue in degrees. The golden angle, 137°, gives consecutive ids very different hues. */
const hue = (id: string): number => (Number(id.slice(-6)) * 137) % 360;

export function pictureAt(pathname: string): HttpResponse | undefined {
  const id = path.exec(pathname)?.[1];
  if (id === undefined) return undefined;
  const body = `<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50" viewBox="0 0 50 50"><rect width="50" height="50" fill="hsl(${hue(id)} 45% 45%)"/><circle cx="25" cy="19" r="8" fill="#fff"/><path d="M9 45a16 16 0 0 1 32 0z" fill="#fff"/></svg>`;
  return {
    status: 200,
    headers: {
      "content-type": "image/svg+xml",
      "content-security-policy": "default-src 'none'",
      "cross-origin-resource-policy": "cross-origin",
      "cache-control": "max-age=86400",
    },
    body,
  };
}
