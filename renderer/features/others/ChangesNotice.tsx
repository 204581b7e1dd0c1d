import { Alert, Button, VisuallyHidden } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useFormats, useText } from '@renderer/i18n';
import { Age } from '@renderer/ui/Age';
import { visibleText } from '@renderer/ui/visible-text';
import { useChangeLines } from './change-lines';
import { NO_CHANGES } from './changes';
import type { AliasPlaces, ChangeLine, Things } from './change-lines';
import { ChangedNames, NAMED } from './ChangedNames';
import classes from './others.module.css';
import type { OthersNotice } from './use-changes-of-others';

/** So much of a name is read aloud. */
const SAID_CHARACTERS = 80;

interface ChangesNoticeProps extends OthersNotice {
  of: Things;
  className?: string | undefined;
  /** The server leaves out of its lists what the user has no rights to. */
  mayBeHidden?: boolean;
  /** Where aliases point that no longer point here. */
  places?: AliasPlaces;
}

/** The changes as they are read aloud; what is shown has buttons and can be long. */
function spoken(title: string, lines: readonly ChangeLine[]): string {
  const said = lines.map(({ what, names }) => {
    const first = names.slice(0, NAMED).map((name) => visibleText(name.slice(0, SAID_CHARACTERS)));
    return `${what} ${first.join(', ')}`;
  });
  return [title, ...said].join('. ');
}

interface ShownProps {
  title: string;
  lines: readonly ChangeLine[];
  seen: number;
  className: string | undefined;
  dismiss: () => void;
}

function Shown({ title, lines, seen, className, dismiss }: ShownProps) {
  const t = useText();
  return (
    <Alert
      className={`${classes.notice ?? ''} ${className ?? ''}`}
      color="blue"
      icon={<IconUsers aria-hidden />}
      role="group"
      title={title}
    >
      {lines.map((line) => (
        <ChangedNames key={line.what} {...line} />
      ))}
      <div className={classes.foot}>
        <Button size="compact-xs" variant="default" onClick={dismiss}>
          {t('changes.dismiss')}
        </Button>
        <span className={classes.age}>
          <Age at={seen} />
        </span>
      </div>
    </Alert>
  );
}

/**
 * What other people or programs have changed in a list since a look at it. What is read aloud stays in the page while
 * there is nothing to say: a reader is told only of what is put into it.
 */
export function ChangesNotice({ of, found, dismiss, className, ...doubts }: ChangesNoticeProps) {
  const t = useText();
  const { time } = useFormats();
  const lines = useChangeLines(of, found?.changes ?? NO_CHANGES, doubts);
  const title = found === null ? '' : t(`changes.${of}.title`, { time: time(found.since) });
  return (
    <>
      <VisuallyHidden role="status">{found !== null && spoken(title, lines)}</VisuallyHidden>
      {found !== null && (
        <Shown title={title} lines={lines} seen={found.seen} className={className} dismiss={dismiss} />
      )}
    </>
  );
}
