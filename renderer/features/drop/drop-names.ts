import { visibleText } from '@renderer/ui/visible-text';
import type { DropTarget } from '@shared/domain/drop';
import { isExactName } from '@shared/policy/confirmation';
import { nameOf } from '@shared/policy/drop-plan';

/** The name of what goes as it can be shown in a sentence. */
export function shownNameOf(target: DropTarget): string {
  return visibleText(nameOf(target));
}

/** Why what was typed is not the text, where it is nearly it; null if it is the text or far from it. */
export function typedMismatch(typed: string, text: string): 'case' | 'space' | null {
  if (typed === '' || isExactName(typed, text)) return null;
  if (typed.trim() === text.trim()) return 'space';
  return typed.toLowerCase() === text.toLowerCase() ? 'case' : null;
}
