import classes from './NameList.module.css';
import { VisibleName } from './VisibleName';

/** Names of a server, all of them, each in an element of its own: none turns or runs into the one beside it. */
export function NameList({ names }: { names: readonly string[] }) {
  return (
    <ul className={classes.names}>
      {names.map((name, at) => (
        <li key={at}>
          <VisibleName name={name} wrap />
        </li>
      ))}
    </ul>
  );
}
