import type { MetaLink } from "../../common/contract/accounts.ts";
import { useFocusHandover } from "./focus-management.ts";

interface MetaLinkButtonProps {
  readonly link: MetaLink;
  /** Id of the name of the account or Page that the link is for. */
  readonly describedBy: string;
  /** Id of the element that takes over the focus when the link disappears. */
  readonly focusNext: string;
}

/** Opens a page of Meta's in the user's browser. */
export function MetaLinkButton({ link, describedBy, focusNext }: MetaLinkButtonProps) {
  const ref = useFocusHandover<HTMLAnchorElement>([focusNext]);
  return (
    <a
      ref={ref}
      className="button small action"
      aria-describedby={describedBy}
      href={link.url}
      target="_blank"
      rel="noreferrer"
    >
      {link.label}
    </a>
  );
}
