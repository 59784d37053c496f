/** Draws the way of a login: from this computer to Facebook and straight back. */
export const Direct = () => (
  <>
    <rect className="paper" x="24" y="52" width="132" height="86" rx="10" />
    <path className="edge" d="M24 72H156" />
    <text className="strong" x="90" y="110" textAnchor="middle">
      Pagekeeper
    </text>
    <rect className="paper" x="324" y="52" width="132" height="86" rx="10" />
    <path className="edge" d="M324 72H456" />
    <text className="strong" x="390" y="110" textAnchor="middle">
      Facebook
    </text>
    <path className="arrow" d="M164 74C210 50 270 50 314 72M304 60l10 12l-15 3" />
    <path className="arrow" d="M316 116C270 140 210 140 166 118M176 130l-10-12l15-3" />
    <text x="240" y="158" textAnchor="middle">
      http://localhost
    </text>
  </>
);
