import type { MetaLink } from "../../common/contract/accounts.ts";
import { useFocusHandover } from "./focus-management.ts";

interface MetaLinkButtonProps {
  readonly link: MetaLink;
  /** The id of the element that names the account or Page. */
  readonly describedBy: string;
  /** The id of the element that takes over the focus if the link disappears. */
  readonly focusNext: string;
}

/** A link to one of Meta's pages. It looks like a button and opens in the user's browser. */
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
