import { Alert } from '@mantine/core';
import { IconBarrierBlock } from '@tabler/icons-react';
import type { DropItem } from '@shared/domain/drop';
import type { Capabilities } from '@shared/policy/capabilities';
import { isDroppable } from '@shared/policy/drop-plan';
import { useBlockerText } from './use-blocker-text';
import { DropFactList } from './DropFactList';
import { DropMore } from './DropMore';
import { DropSteps } from './DropSteps';

interface DropOneProps {
  item: DropItem;
  connectionName: string;
  /** Null until the server said what it is. */
  capabilities: Capabilities | null;
  waitMs: number;
}

/** Everything about the one that goes, and what stands in the way. */
export function DropOne({ item, connectionName, capabilities, waitMs }: DropOneProps) {
  const blockerText = useBlockerText();
  return (
    <>
      {item.facts !== null && <DropFactList item={item} facts={item.facts} connectionName={connectionName} />}
      {item.blockers.map((blocker) => {
        const text = blockerText(blocker, item.target);
        return (
          <Alert key={text} color="red" role="alert" mb={10} icon={<IconBarrierBlock aria-hidden />}>
            {text}
          </Alert>
        );
      })}
      {item.facts !== null && isDroppable(item) && <DropMore item={item} facts={item.facts} />}
      {isDroppable(item) && <DropSteps item={item} capabilities={capabilities} waitMs={waitMs} />}
    </>
  );
}
