import classes from './VisibleName.module.css';

interface VisibleSentenceProps {
  /** A text of the catalogue; the names in it were made visible before. */
  text: string;
  /** Shows all of it over several lines instead of cutting it off. */
  wrap?: boolean;
}

/** A sentence about names, shown as a name is; whatever they are written in, it is read from left to right. */
export function VisibleSentence({ text, wrap = false }: VisibleSentenceProps) {
  return (
    <bdi dir="ltr" className={`${classes.name ?? ''} ${wrap ? (classes.wrap ?? '') : ''}`} title={text}>
      {text}
    </bdi>
  );
}
