import classes from './bulk.module.css';

/** A text that is cut off where its column ends; the pointer on it shows all of it. */
export function CutText({ text }: { text: string }) {
  return (
    <span className={classes.cut} title={text}>
      {text}
    </span>
  );
}
