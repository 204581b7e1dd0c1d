import { visibleParts, visibleText } from './visible-text';
import classes from './VisibleName.module.css';

/** So many UTF-16 units of what is cut off anyway are put into the page. */
const MOST_CUT = 1000;
/** With more pieces than that a name is shown as one text: each piece is an element. */
const MOST_PIECES = 200;

interface VisibleNameProps {
  name: string;
  /** Shows all of it over several lines instead of cutting it off. */
  wrap?: boolean;
}

/** A server's string: isolated from the text around it, with what cannot be seen made visible, and cut off by CSS. */
export function VisibleName({ name: whole, wrap = false }: VisibleNameProps) {
  const name = wrap || whole.length <= MOST_CUT ? whole : `${whole.slice(0, MOST_CUT)}…`;
  const parts = visibleParts(name);
  const shown = visibleText(name);
  return (
    <bdi className={`${classes.name ?? ''} ${wrap ? (classes.wrap ?? '') : ''}`} title={shown}>
      {parts.length > MOST_PIECES
        ? shown
        : parts.map(({ text, isControl }, at) =>
            isControl ? (
              <span key={at} className={classes.control}>
                {text}
              </span>
            ) : (
              text
            ),
          )}
    </bdi>
  );
}
