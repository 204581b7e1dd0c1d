import type { KeyboardEvent, PointerEvent } from 'react';
import classes from './ResizeHandle.module.css';

interface ResizeHandleProps {
  label: string;
  /** Width of what is left of it, and its limits, in CSS pixels. */
  width: number;
  min: number;
  max: number;
  /** While it is dragged. */
  onResize: (width: number) => void;
  /** When it is let go or was moved by a key. */
  onDone: (width: number) => void;
}

/** How far a key moves it, in CSS pixels. */
const STEP = 16;

function keyWidth(key: string, { width, min, max }: ResizeHandleProps): number | null {
  switch (key) {
    case 'ArrowLeft':
      return width - STEP;
    case 'ArrowRight':
      return width + STEP;
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return null;
  }
}

/** The line between two parts of the window, moved with the mouse or with the arrow keys. */
export function ResizeHandle(props: ResizeHandleProps) {
  const { label, width, min, max, onResize, onDone } = props;
  const within = (wanted: number) => Math.round(Math.min(max, Math.max(min, wanted)));
  const startDrag = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    const handle: HTMLDivElement = event.currentTarget;
    const offset = event.clientX - width;
    const at = (x: number) => within(x - offset);
    const drag = new AbortController();
    const { signal } = drag;
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', ({ clientX }) => onResize(at(clientX)), { signal });
    const end = ({ clientX }: { clientX: number }) => {
      drag.abort();
      onDone(at(clientX));
    };
    handle.addEventListener('pointerup', end, { signal });
    handle.addEventListener('pointercancel', end, { signal });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = keyWidth(event.key, props);
    if (wanted === null) return;
    event.preventDefault();
    onDone(within(wanted));
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={classes.handle}
      onPointerDown={startDrag}
      onKeyDown={onKeyDown}
    />
  );
}
