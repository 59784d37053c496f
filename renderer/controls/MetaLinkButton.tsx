import type { MetaLink } from "../../common/contract/accounts.ts";
import { useFocusHandover } from "./focus-management.ts";

interface MetaLinkButtonProps {
  readonly link: MetaLink;
  /** Id of the name of what is put right there. */
  readonly describedBy: string;
  /** Id of what takes the focus when the link goes away. */
  readonly focusNext: string;
}

/** Where at Meta it is put right; opens in the user's browser. */
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
