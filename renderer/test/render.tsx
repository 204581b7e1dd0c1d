import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement, ReactNode } from 'react';
import { createQueryClient } from '@renderer/api/query-client';
import { TextProvider } from '@renderer/i18n';
import { theme } from '@renderer/styles/theme';

/** Renders with everything that the window puts around its parts; a text that cannot be built fails the test. */
export function renderWithProviders(ui: ReactElement, client: QueryClient = createQueryClient()) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <TextProvider>
        <MantineProvider theme={theme} env="test">
          {children}
        </MantineProvider>
      </TextProvider>
    </QueryClientProvider>
  );
  return Object.assign(render(ui, { wrapper }), { user: userEvent.setup(), client });
}
