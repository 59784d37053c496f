/** Tests which pictures of the window `npm run screens` takes. */
import { expect, it } from "vitest";
import { choosePictures } from "../../../../scripts/screens/pictures.ts";

const namesOf = (...choice: Parameters<typeof choosePictures>) =>
  choosePictures(...choice).map(({ name }) => name);

it("Refuses a misspelt state, and lists the states", () => {
  expect(() => choosePictures(["twelve", "twleve"], "de")).toThrow(
    /^There is no state twleve\.[\s\S]*\ntwelve\n/,
  );
});

it("Refuses a language that the window doesn't have, and lists its languages", () => {
  expect(() => choosePictures([], "xx")).toThrow(/^There is no language xx\.[\s\S]*\nde$/);
});

it("Shows a named state in the language asked for", () => {
  expect(namesOf(["five"], "de")).toEqual(["five-de"]);
});

it("Shows only the states with longer texts in every language", () => {
  expect(namesOf(["five", "twelve"])).toEqual(["five", "twelve", "twelve-de"]);
  expect(namesOf([], "de")).not.toContain("five-de");
});
