import { useState } from "react";

interface AvatarProps {
  readonly name: string;
  readonly pictureUrl: string | undefined;
}

/** The Page's picture, or its initials. Decorative, so CSS draws the initials from an attribute. */
export function Avatar({ name, pictureUrl }: AvatarProps) {
  const [failedUrl, setFailedUrl] = useState<string>();
  return (
    <span className="avatar" aria-hidden="true" data-initials={initials(name)}>
      {pictureUrl && pictureUrl !== failedUrl && (
        <img
          src={pictureUrl}
          alt=""
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setFailedUrl(pictureUrl)}
        />
      )}
    </span>
  );
}

/** Returns the first letters of the first two words. */
function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0))
    .join("");
}
