import type { MenuItemConstructorOptions } from 'electron';
import type { Sandbox } from '../sandbox';
import type { Log } from './log';
import type { SampleCluster } from './sample-cluster';

/** A trouble that the menu offers. */
export interface MenuTrouble {
  name: string;
  label: string;
}

/** What the menu of troubles works on. */
export interface TroubleMenuParts {
  troubles: readonly MenuTrouble[];
  start: (name: string) => void;
  /** Ends all of them. */
  end: () => void;
}

/**
 * The menu that orders trouble from the sample cluster, so that a person can see what Falconer makes of it. It is
 * there only after a start with `--trouble`, and does nothing to any other server.
 */
export function troubleMenu({ troubles, start, end }: TroubleMenuParts): MenuItemConstructorOptions {
  return {
    label: 'Sample cluster: trouble',
    submenu: [
      ...troubles.map(({ name, label }) => ({
        id: `trouble-${name}`,
        label,
        click: () => {
          start(name);
        },
      })),
      { type: 'separator' },
      { id: 'trouble-end', label: 'End all troubles', click: end },
    ],
  };
}

/** The menu over the running sample cluster. Reads the sandbox's code, so only a start that asks for it calls this. */
export async function createTroubleMenu(
  sample: SampleCluster<Sandbox>,
  log: Log,
): Promise<MenuItemConstructorOptions> {
  const { endTroubles, startTrouble, troubles } = await import('../sandbox/troubles');
  const carryOut = (what: string, work: (sandbox: Sandbox) => Promise<void>) => {
    sample
      .running()
      .then(work)
      .catch((thrown: unknown) => {
        log.error(`sample cluster: ${what}`, thrown);
      });
  };
  return troubleMenu({
    troubles,
    start: (name) => {
      carryOut(name, (sandbox) => startTrouble(sandbox, name));
    },
    end: () => {
      carryOut('end all troubles', endTroubles);
    },
  });
}
