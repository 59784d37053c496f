import { useState } from "react";

interface AvatarProps {
  readonly name: string;
  readonly pictureUrl: string | undefined;
}

/**
 * Shows a Page's picture. If there is none, shows the initials of the Page's name. The initials are
 * decorative, so CSS draws them from an attribute and screen readers ignore them.
 */
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

/** Returns the first letter of each of the first two words. */
function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0))
    .join("");
}
