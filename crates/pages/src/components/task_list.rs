//! What is to be done before something can be sent, with what is done already.

use super::drawn;
use crate::{chrome::Chrome, words::key};
use std::borrow::Cow;

/// Tasks in groups.
#[derive(Debug, Clone)]
pub struct TaskList {
    /// The groups in order.
    pub groups: Vec<TaskGroup>,
}

/// A group of tasks under a heading.
#[derive(Debug, Clone)]
pub struct TaskGroup {
    /// The heading; empty draws none.
    pub title: String,
    /// The tasks in order.
    pub tasks: Vec<Task>,
}

/// One task.
#[derive(Debug, Clone)]
pub struct Task {
    /// What to do.
    pub title: String,
    /// One line more.
    pub hint: Option<String>,
    /// Where it is done; `None` while it cannot be begun.
    pub href: Option<String>,
    /// How far it is.
    pub state: TaskState,
}

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    /// Finished.
    Done,
    /// Begun.
    Begun,
    /// Not begun.
    ToDo,
    /// Has problems.
    Wrong,
    /// Other tasks come first.
    Later,
}

impl TaskState {
    /// The name in class names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Begun => "begun",
            Self::ToDo => "to-do",
            Self::Wrong => "wrong",
            Self::Later => "later",
        }
    }

    /// The state in a word or two.
    pub fn words(self, chrome: &Chrome) -> Cow<'static, str> {
        chrome.t(match self {
            Self::Done => key("task-done"),
            Self::Begun => key("task-begun"),
            Self::ToDo => key("task-to-do"),
            Self::Wrong => key("task-wrong"),
            Self::Later => key("task-later"),
        })
    }
}

drawn!(TaskList, "components/task_list.html");
