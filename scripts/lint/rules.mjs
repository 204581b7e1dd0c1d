import { basename, extname } from 'node:path';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PASCAL = /^[A-Z][A-Za-z0-9]*$/;

/**
 * @param {string} file
 * @param {string[]} components names of the components that the file exports
 * @returns {string | null} what is wrong with the file's name
 */
export function fileNameProblem(file, components) {
  const name = basename(file);
  const stem = name.split('.')[0] ?? '';
  if (extname(name) !== '.tsx') {
    return KEBAB.test(stem) ? null : `'${name}' should be in kebab-case.`;
  }
  if (components.length > 0 && !components.includes(stem)) {
    return `'${name}' should be named after its component, ${components[0]}.tsx.`;
  }
  return KEBAB.test(stem) || PASCAL.test(stem) ? null : `'${name}' should be in PascalCase or kebab-case.`;
}

/** Names of what a file exports that looks like a component: a function or a constant in PascalCase. */
function exportedComponents(program) {
  return program.body
    .filter((node) => node.type === 'ExportNamedDeclaration' && node.declaration)
    .flatMap(({ declaration }) => {
      if (declaration.type === 'FunctionDeclaration') return [declaration.id.name];
      if (declaration.type !== 'VariableDeclaration') return [];
      return declaration.declarations
        .filter(({ init }) => init && /Function|CallExpression/.test(init.type))
        .map(({ id }) => id.name);
    })
    .filter((name) => PASCAL.test(name) && /[a-z]/.test(name));
}

const fileName = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program(node) {
      const problem = fileNameProblem(context.filename, exportedComponents(node));
      if (problem) context.report({ node, message: problem });
    },
  }),
};

const oneComponent = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program(node) {
      const components = exportedComponents(node);
      if (components.length > 1) {
        context.report({ node, message: `One component a file; this one exports ${components.join(', ')}.` });
      }
    },
  }),
};

const DIRECTIVE = /^\s*(eslint-disable|@ts-expect-error|@ts-ignore)/;

const reasonedDisable = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (!DIRECTIVE.test(comment.value) || /\s--\s+\S|@ts-\S+:?\s+\S{3}/.test(comment.value)) continue;
        context.report({
          loc: comment.loc,
          message: 'Say why after " -- ": a switched-off rule needs a reason.',
        });
      }
    },
  }),
};

/** Rules of this project that no plugin has. */
export const falconerRules = {
  rules: { 'file-name': fileName, 'one-component': oneComponent, 'reasoned-disable': reasonedDisable },
};
