import { Component } from 'react';
import type { ReactNode } from 'react';
import { PartFailure } from './PartFailure';

interface PartBoundaryProps {
  children: ReactNode;
}

/** Keeps a mistake in one part of the window from taking the others down. */
export class PartBoundary extends Component<PartBoundaryProps, { failure: Error | null }> {
  override state: { failure: Error | null } = { failure: null };

  static getDerivedStateFromError(thrown: unknown): { failure: Error } {
    return { failure: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return (
      <PartFailure
        failure={failure}
        onAgain={() => {
          this.setState({ failure: null });
        }}
      />
    );
  }
}
