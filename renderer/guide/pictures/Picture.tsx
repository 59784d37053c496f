import { guideTexts } from "../../i18n/guide.ts";
import { type PictureName, pictures } from "./index.ts";
import { Drawing } from "./shapes.tsx";

export function Picture({ name }: { readonly name: PictureName }) {
  const Content = pictures[name];
  return (
    <Drawing alt={guideTexts.pictures[name]}>
      <Content />
    </Drawing>
  );
}
