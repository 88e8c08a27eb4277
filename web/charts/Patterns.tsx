/** Fills that carry the parts without colour: dotted, hatched, and two for places out of sight. One copy a page. */
export const Patterns = () => (
  <svg class="defs" id="patterns" aria-hidden="true">
    <defs>
      <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" style="fill:var(--part-moved)" />
        <circle cx="2.5" cy="2.5" r="1" style="fill:var(--ground)" />
      </pattern>
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" style="fill:var(--ground)" />
        <rect width="3" height="5" style="fill:var(--part-read)" />
      </pattern>
      <pattern id="gridh" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width="6" height="6" style="fill:var(--mode-elsewhere)" />
        <rect width="1.4" height="6" style="fill:var(--ground)" />
      </pattern>
      <pattern id="lines" width="6" height="5" patternUnits="userSpaceOnUse">
        <rect width="6" height="5" style="fill:var(--mode-clandestine)" />
        <rect width="6" height="1.4" style="fill:var(--ground)" />
      </pattern>
    </defs>
  </svg>
);
