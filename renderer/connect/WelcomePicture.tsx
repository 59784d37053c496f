/** Shows what Pagekeeper does: it brings Pages and Instagram accounts to this computer. */
export function WelcomePicture() {
  return (
    <svg className="welcome-picture" viewBox="0 0 320 120" aria-hidden="true">
      {[14, 46, 78].map((y, index) => (
        <g key={y}>
          <rect className="shape" x="8" y={y} width="116" height="28" rx="8" />
          <circle className={`dot dot-${index}`} cx="24" cy={y + 14} r="8" />
          <rect className="line" x="40" y={y + 8} width={64 - index * 12} height="4" rx="2" />
          <rect className="line faint" x="40" y={y + 16} width={44 + index * 8} height="4" rx="2" />
          <path className="link" d={`M128 ${y + 14}C160 ${y + 14} 160 60 192 60`} />
        </g>
      ))}
      <rect className="shape" x="192" y="22" width="120" height="76" rx="10" />
      <path
        className="lock"
        d="M240 56v-8a12 12 0 0 1 24 0v8m-30 0h36a4 4 0 0 1 4 4v18a4 4 0 0 1-4 4h-36a4 4 0 0 1-4-4V60a4 4 0 0 1 4-4z"
      />
    </svg>
  );
}
