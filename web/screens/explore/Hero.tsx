import { diamond } from '../../charts/paths.ts';
import { en } from '../../text/en.ts';

const Diamond = () => <svg width="16" height="16" aria-hidden="true"><path d={diamond(8, 8, 7)} class="pub" /></svg>;

/** The question, what was published, and the limits. */
export function Hero() {
  const { published, limits } = en;
  return (
    <>
      <div class="hero">
        <div><h1>{en.title}</h1><p class="deck">{en.deck}</p></div>
        <div class="pub-pair">
          <dl aria-label={published.label}>
            <div><dt>{published.first}</dt><dd><Diamond />{published.values[0]}</dd></div>
            <div><dt>{published.second}</dt><dd><Diamond />{published.values[1]}</dd></div>
          </dl>
          <p class="src">{published.source}</p>
        </div>
      </div>
      <aside class="limits" aria-label={limits.label}><p class="small mut">{limits.text.join(' ')}</p></aside>
    </>
  );
}
