import { useState } from "react";
import type { ChannelType } from "../../common/contract/accounts.ts";
import { ChannelIcon } from "./ChannelIcon.tsx";

interface AvatarProps {
  readonly name: string;
  readonly pictureUrl: string | undefined;
  /** The channel whose sign is drawn in a corner of the picture. */
  readonly channel: ChannelType;
  /** The tooltip. */
  readonly title: string;
}

/**
 * Shows a Page's picture. If there is none, shows the initials of the Page's name. The initials are
 * decorative, so CSS draws them from an attribute and screen readers ignore them.
 */
export function Avatar({ name, pictureUrl, channel, title }: AvatarProps) {
  const [failedUrl, setFailedUrl] = useState<string>();
  return (
    <span
      className="avatar"
      aria-hidden="true"
      title={title}
      data-initials={initials(name)}
      data-colour={colourOf(name)}
    >
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
      <span className={`badge ${channel}`}>
        <ChannelIcon type={channel} />
      </span>
    </span>
  );
}

const colours = 8;

/** Returns a number from 0 to 7 for the colour behind the initials. */
const colourOf = (name: string): number =>
  [...name].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % colours;

/** Returns the first letter of each of the first two words. */
function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0))
    .join("");
}
