/** Draws the way of a login: from this computer to Facebook and straight back. */
export const Direct = () => (
  <>
    <Place x={8} name="Pagekeeper" />
    <Place x={336} name="Facebook" />
    <path className="arrow" d="M152 74C204 40 276 40 326 70M316 58l10 12l-15 3" />
    <path className="arrow" d="M328 124C276 154 204 154 154 126M164 138l-10-12l15-3" />
    <text x="240" y="168" textAnchor="middle">
      http://localhost
    </text>
  </>
);

const Place = ({ x, name }: { readonly x: number; readonly name: string }) => (
  <>
    <rect className="paper" x={x} y="22" width="136" height="146" rx="10" />
    <path className="edge" d={`M${x} 44h136`} />
    <text className="strong" x={x + 68} y="110" textAnchor="middle">
      {name}
    </text>
  </>
);
