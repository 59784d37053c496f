/** `npm run build`: builds the app into out/, whether it has changed or not. */
import { build } from "./run/build.mjs";
import { SetupError } from "./setup/setup-error.mjs";

try {
  build();
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}
