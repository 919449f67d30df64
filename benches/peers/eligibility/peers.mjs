// The same policy for each peer, translated from Loket's document. Each gives a function from facts to the number of the rule
// that decides, or -1 when it says that it cannot tell.

import jsonLogic from 'json-logic-js';
import { Engine as RulesEngine } from 'json-rules-engine';
import Publicodes from 'publicodes';

/** A condition as a tree of `all`, `any`, `not` and `{ fact, in: values }`. */
export function tree(when) {
  const parts = Object.entries(when).map(([key, value]) => {
    if (key === 'all' || key === 'any') return { [key]: value.map(tree) };
    if (key === 'not') return { not: tree(value) };
    return { fact: key, in: [value].flat() };
  });
  return parts.length === 1 ? parts[0] : { all: parts };
}

export function jsonLogicPeer(policy) {
  const condition = (node) => {
    if (node.all) return { and: node.all.map(condition) };
    if (node.any) return { or: node.any.map(condition) };
    if (node.not) return { '!': [condition(node.not)] };
    const known = { var: node.fact };
    return node.in.length === 1 ? { '===': [known, node.in[0]] } : { in: [known, node.in] };
  };
  const branches = policy.coverage.flatMap((rule, number) => (rule.when ? [condition(tree(rule.when)), number] : [number]));
  const logic = { if: branches };
  return (facts) => jsonLogic.apply(logic, facts);
}

export function jsonRulesPeer(policy) {
  const condition = (node) => {
    if (node.all) return { all: node.all.map(condition) };
    if (node.any) return { any: node.any.map(condition) };
    if (node.not) return { not: condition(node.not) };
    const one = node.in.length === 1;
    return { fact: node.fact, operator: one ? 'equal' : 'in', value: one ? node.in[0] : node.in };
  };
  const grouped = (node) => (node.all || node.any || node.not ? condition(node) : { all: [condition(node)] });
  const engine = new RulesEngine([], { allowUndefinedFacts: true });
  policy.coverage.forEach((rule, number) => {
    engine.addRule({
      conditions: rule.when ? grouped(tree(rule.when)) : { all: [] },
      event: { type: 'verdict', params: { number } },
      priority: policy.coverage.length - number,
      // The first rule that holds decides: what comes after it is not looked at.
      onSuccess: () => engine.stop(),
    });
  });
  return async (facts) => (await engine.run(facts)).events[0]?.params.number ?? -1;
}

export function publicodesPeer(policy) {
  const literal = (value) => (typeof value === 'boolean' ? (value ? 'oui' : 'non') : `'${value}'`);
  const name = (fact) => fact.replaceAll('_', ' ');
  const condition = (node) => {
    if (node.all) return { 'toutes ces conditions': node.all.map(condition) };
    if (node.any) return { 'une de ces conditions': node.any.map(condition) };
    if (node.not) return not(node.not);
    const one = (value) => `${name(node.fact)} = ${literal(value)}`;
    return node.in.length === 1 ? one(node.in[0]) : { 'une de ces conditions': node.in.map(one) };
  };
  // The bench's policy negates single facts only.
  const not = (node) => ({ 'toutes ces conditions': node.in.map((value) => `${name(node.fact)} != ${literal(value)}`) });
  const model = {};
  for (const [fact, definition] of Object.entries(policy.facts)) {
    model[name(fact)] = { type: definition.choices ? 'texte' : 'booléen', question: definition.ask };
  }
  model.verdict = {
    variations: policy.coverage.map((rule, number) =>
      rule.when ? { si: condition(tree(rule.when)), alors: `'${number}'` } : { sinon: `'${number}'` },
    ),
  };
  const engine = new Publicodes(model);
  const situation = (facts) => Object.fromEntries(Object.entries(facts).map(([fact, value]) => [name(fact), literal(value)]));
  const judge = (situated) => {
    engine.setSituation(situated);
    const value = engine.evaluate('verdict').nodeValue;
    return value === undefined || value === null ? -1 : Number(value);
  };
  // The fact that its score puts first, as a form made with it would ask.
  const next = (situated) => {
    engine.setSituation(situated);
    const missing = Object.entries(engine.evaluate('verdict').missingVariables);
    return missing.sort((one, other) => other[1] - one[1])[0]?.[0];
  };
  return { situation, judge, next };
}
