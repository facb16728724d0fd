//! Interface texts as the checks see them: what keys a Fluent file has, with which placeholders and
//! plural forms (<https://projectfluent.org/fluent/guide/>).
//!
//! Pages are made by `render`, which formats the texts; here they are only looked at.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, VariantKey,
};
use fluent_syntax::parser;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

use crate::model::language::Language;

/// What one interface text is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// Line of its key, from 1.
    pub line: usize,
    /// Placeholders without the `$`.
    pub variables: BTreeSet<String>,
    /// Plural forms of each choice by number, in the order of the text.
    pub plurals: Vec<BTreeSet<String>>,
}

/// The texts of a Fluent file by key; lines that cannot be read are passed over, because `build` tells them.
pub fn messages(ftl: &str) -> BTreeMap<String, Message> {
    let resource: Resource<&str> = match parser::parse(ftl) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut messages = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut found = Message { line: line_of(ftl, message.id.name), ..Message::default() };
        if let Some(value) = &message.value {
            read_pattern(value, &mut found);
        }
        messages.insert(message.id.name.to_owned(), found);
    }
    messages
}

/// The line of a key, which the parser's slice of the text tells.
fn line_of(ftl: &str, key: &str) -> usize {
    let begins = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    ftl.lines().position(begins).map_or(1, |at| at + 1)
}

fn read_pattern(pattern: &Pattern<&str>, message: &mut Message) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            read_expression(expression, message);
        }
    }
}

fn read_expression(expression: &Expression<&str>, message: &mut Message) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, message),
        Expression::Select { selector, variants } => {
            read_inline(selector, message);
            let names: BTreeSet<String> = variants
                .iter()
                .filter_map(|variant| match &variant.key {
                    VariantKey::Identifier { name } => Some((*name).to_owned()),
                    VariantKey::NumberLiteral { .. } => None,
                })
                .collect();
            // A choice between other words, such as codes of languages, is no plural.
            if names.iter().all(|name| CATEGORIES.contains(&name.as_str())) {
                message.plurals.push(names);
            }
            variants.iter().for_each(|variant| read_pattern(&variant.value, message));
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, message: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            message.variables.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| read_inline(argument, message));
            arguments.named.iter().for_each(|argument| read_inline(&argument.value, message));
        }
        InlineExpression::Placeable { expression } => read_expression(expression, message),
        _ => {}
    }
}

/// The plural forms of CLDR.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The plural forms that a language has for whole numbers and fractions, by CLDR.
pub fn plural_forms(language: Language) -> BTreeSet<&'static str> {
    let tag: icu_locale_core::Locale = language.tag().parse().expect("the six tags are well-formed");
    let rules = PluralRules::try_new((&tag).into(), PluralRulesOptions::default())
        .expect("the data of the six languages is inside the program");
    rules
        .categories()
        .map(|category| match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_lines_placeholders_and_plural_forms() {
        let ftl = "# Texts\nhome = Home\n\ncount = { $count ->\n    [0] None\n    [one] One of { $all }\n   *[other] { NUMBER($count) }\n}\n\
                   language = { $code ->\n    [ar] Arabic\n   *[en] English\n}\nbroken = {\n";
        let messages = messages(ftl);
        assert_eq!(messages["home"], Message { line: 2, ..Message::default() });
        let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(messages["count"].variables, set(&["all", "count"]));
        assert_eq!((messages["count"].line, &messages["count"].plurals), (4, &vec![set(&["one", "other"])]));
        assert!(messages["language"].plurals.is_empty());
        assert!(!messages.contains_key("broken"));
    }

    #[test]
    fn each_language_has_the_plural_forms_of_cldr() {
        let count = |language| plural_forms(language).len();
        assert_eq!(Language::ALL.map(count), [6, 1, 2, 3, 4, 3]);
        assert!(plural_forms(Language::Ru).contains("few"));
    }
}
