import { visibleParts, visibleText } from './visible-text';
import classes from './VisibleName.module.css';

interface VisibleNameProps {
  name: string;
  /** Shows all of it over several lines instead of cutting it off. */
  wrap?: boolean;
}

/** A server's string: isolated from the text around it, with what cannot be seen made visible, and cut off by CSS. */
export function VisibleName({ name, wrap = false }: VisibleNameProps) {
  return (
    <bdi className={`${classes.name ?? ''} ${wrap ? (classes.wrap ?? '') : ''}`} title={visibleText(name)}>
      {visibleParts(name).map(({ text, isControl }, at) =>
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
