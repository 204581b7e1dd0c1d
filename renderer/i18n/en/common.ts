/** Words that several features use. */
export const common = {
  'age.now': 'as of now',
  'age.seconds': 'as of {count, number} s ago',
  'age.minutes': 'as of {count, number} min ago',
  'age.hours': 'as of {count, number} h ago',
  'environment.development': 'Development',
  'environment.staging': 'Staging',
  'environment.production': 'Production',
  'dialog.close': 'Close dialog',
  'errorNotice.details': 'Details',
  'errorNotice.copy': 'Copy',
  'errorNotice.copied': 'Copied',
  'errorNotice.retry': 'Retry',
  'errorNotice.code': 'Code {code}',
} as const;
