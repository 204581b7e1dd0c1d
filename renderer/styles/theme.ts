import {
  ActionIcon,
  Alert,
  Button,
  Checkbox,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  InputWrapper,
  Menu,
  Modal,
  NumberInput,
  Radio,
  SegmentedControl,
  Switch,
  Tooltip,
} from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import controls from './controls.module.css';

/** The one accent: shade 8 on white is 5.6:1, shade 4 is for the dark scheme. */
const accent: MantineColorsTuple = [
  '#e6f6f8',
  '#d0ebef',
  '#a2dbe4',
  '#6fd0de',
  '#3bc9db',
  '#22b8cf',
  '#1098ad',
  '#0c8599',
  '#0b7285',
  '#095c6b',
];

/** Greys of the dark scheme, lightest first, a little blue as the light ones are. */
const dark: MantineColorsTuple = [
  '#dfe3e8',
  '#c3cad1',
  '#a3acb6',
  '#7c8691',
  '#4a525b',
  '#32383f',
  '#1e2227',
  '#16191d',
  '#101316',
  '#0b0d0f',
];

/** Names that every system has: no font is fetched. */
const sans = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";
const mono = "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/** Controls without a size of their own: 30 px high with 13 px text. */
const control = { height: '30px', text: '13px', small: '12px' };

/** How the component library looks here. */
export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 4 },
  // The library looks at the light scheme's shade alone; here the text on a filled control follows the scheme.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colors, color: 'var(--on-filled)' } : colors;
  },
  fontFamily: sans,
  fontFamilyMonospace: mono,
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.4' },
  fontWeights: { regular: '400', medium: '500', bold: '650' },
  headings: { fontFamily: sans, fontWeight: '650' },
  defaultRadius: 6,
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      vars: (_theme, { size }) => ({
        root:
          size === undefined
            ? { '--button-height': control.height, '--button-fz': control.text, '--button-padding-x': '12px' }
            : {},
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Input: Input.extend({
      vars: (_theme, { size }) => ({
        wrapper:
          size === undefined || size === 'sm'
            ? { '--input-height': control.height, '--input-fz': control.text, '--input-size': control.height }
            : {},
      }),
    }),
    InputWrapper: InputWrapper.extend({
      classNames: { label: controls.label },
      vars: () => ({
        root: {},
        label: {},
        required: {},
        success: {},
        description: { '--input-description-size': control.small },
        error: { '--input-error-size': control.small },
      }),
    }),
    Checkbox: Checkbox.extend({
      classNames: { description: controls.description },
      vars: () => ({ root: { '--checkbox-icon-color': 'var(--on-filled)' } }),
    }),
    Radio: Radio.extend({
      classNames: { description: controls.description },
      vars: () => ({ root: { '--radio-icon-color': 'var(--on-filled)' } }),
    }),
    Switch: Switch.extend({
      classNames: { input: controls.over, track: controls.track, description: controls.description },
    }),
    SegmentedControl: SegmentedControl.extend({ classNames: { input: controls.over } }),
    // Its plus and minus have no names for a screen reader, and the arrow keys do the same.
    NumberInput: NumberInput.extend({ defaultProps: { hideControls: true } }),
    // Its placeholder for the first focus is an element that a menu may not have; the first item takes it instead.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 } },
      classNames: { title: controls.title },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
    Alert: Alert.extend({ defaultProps: { variant: 'light' } }),
  },
});

/** Notices have the colours of the states; they follow the scheme by themselves. */
const notices = {
  '--mantine-color-red-light': 'var(--state-failed-bg)',
  '--mantine-color-red-light-color': 'var(--state-failed-fg)',
  '--mantine-color-orange-light': 'var(--state-partly-bg)',
  '--mantine-color-orange-light-color': 'var(--state-partly-fg)',
};

/** Greys that pass 4.5:1 where the library's own do not, and the colours of notices. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...notices,
    '--mantine-color-text': '#1b1f24',
    '--mantine-color-dimmed': '#56606b',
    '--mantine-color-placeholder': '#666f79',
    '--mantine-color-error': '#b81c24',
    '--mantine-color-default-border': '#dde1e6',
    '--mantine-color-disabled-color': '#6b747d',
    '--mantine-color-accent-light': '#e3f3f5',
    '--mantine-color-accent-light-hover': '#d0ebef',
  },
  dark: {
    ...notices,
    '--mantine-color-placeholder': '#959ea8',
    '--mantine-color-error': '#ff9a9a',
    '--mantine-color-default-hover': '#262b31',
    '--mantine-color-default-border': '#32383f',
    '--mantine-color-disabled-color': '#8d96a0',
    '--mantine-color-accent-light': '#12343b',
    '--mantine-color-accent-light-hover': '#174049',
  },
});
