//! Acting on many instances at once.

use crate::domain::acted::Acted;
use crate::domain::action::Action;
use crate::domain::bulk::{Counts, Plan, Run, Why};
use crate::domain::instance::Instance;
use crate::domain::volume::LiveVolume;
use crate::words::es::{actions, consequences, instances, status};

pub const BAR: &str = "Instancias seleccionadas";
pub const CLEAR: &str = "Quitar la selección";
pub const PROGRESS: &str = "Cuánto se ha avanzado";
pub const TRY_AGAIN: &str = "Intentar de nuevo con estas";
pub const DISMISS: &str = "Cerrar este informe";

pub fn selected(count: usize) -> String {
    match count {
        1 => "1 seleccionada".to_owned(),
        _ => format!("{count} seleccionadas"),
    }
}
/// What opens the actions.
pub fn actions_for(count: usize) -> String {
    match count {
        1 => "Acciones para 1 instancia".to_owned(),
        _ => format!("Acciones para {count} instancias"),
    }
}
/// An action, and to how many of the chosen it applies.
pub fn applies(action: Action, can: usize, all: usize) -> String {
    let name = actions::name(action);
    if can == all && all == 1 {
        name.to_owned()
    } else if can == all {
        format!("{name} (las {all})")
    } else {
        format!("{name} (posible en {can} de {all})")
    }
}

/// So many are named; more are counted.
const NAMED: usize = 3;

fn names(all: &[&Instance]) -> String {
    let first: Vec<String> = all
        .iter()
        .take(NAMED)
        .map(|it| instances::name_of(it))
        .collect();
    match all.len() {
        more if more > NAMED => format!("{} y {} más", first.join(", "), more - NAMED),
        _ => first.join(", "),
    }
}

/// Why it does not apply to the others: each reason once, with whom it concerns.
pub fn why_not(action: Action, plan: &Plan) -> Vec<String> {
    let groups = plan.why_not(|obstacle, it| actions::obstacle(action, obstacle, &it.status));
    groups
        .into_iter()
        .map(|(reason, all)| format!("No en {}: {reason}", names(&all)))
        .collect()
}

// -- The question --

pub fn title(action: Action, count: usize) -> String {
    let name = actions::name(action);
    match count {
        1 => format!("¿{name} 1 instancia?"),
        _ => format!("¿{name} {count} instancias?"),
    }
}
/// What is to be typed before many are deleted.
pub fn to_type(count: usize) -> String {
    format!("eliminar {count}")
}
pub fn locked(names: &[String]) -> String {
    format!(
        "Se están creando imágenes de {}. Esto puede dañarlas o impedir que se creen.",
        names.join(", ")
    )
}
pub fn left_out(plan: &Plan) -> String {
    let all: Vec<&Instance> = plan.cannot.iter().map(|it| it.0.as_ref()).collect();
    format!(
        "Se omiten, porque ahora no es posible en ellas: {}.",
        names(&all)
    )
}
pub const NO_VOLUMES: &str = "No tienen ningún volumen conectado.";
pub const VOLUMES: &str = "Hay volúmenes conectados. Se conservan, pero lo que se esté escribiendo en ellos puede perderse. Desconéctelos primero para mayor seguridad.";
pub fn volume(volume: &LiveVolume, instance: &Instance) -> String {
    format!(
        "{}: {}",
        instances::name_of(instance),
        consequences::volume(volume)
    )
}

// -- How far it is --

/// "Stop: 2 of 3 done, 1 did not work."
pub fn progress(action: Action, counts: Counts) -> String {
    let name = actions::name(action);
    let Counts {
        all, done, failed, ..
    } = counts;
    match failed {
        0 => format!("{name}: {done} de {all} listas."),
        1 => format!("{name}: {done} de {all} listas, 1 no funcionó."),
        _ => format!("{name}: {done} de {all} listas, {failed} no funcionaron."),
    }
}
/// Those that did not work, each with its reason.
pub fn failures(run: &Run) -> Vec<(Instance, String)> {
    run.failures()
        .map(|(it, why)| (it.clone(), failure(run.action, it, why)))
        .collect()
}

fn failure(action: Action, instance: &Instance, why: &Why) -> String {
    match why {
        Why::Obstacle(obstacle) => actions::obstacle(action, obstacle, &instance.status),
        Why::Acted(Acted::Refused(error)) => actions::why(action, error),
        Why::Acted(acted) => actions::problem(action, instance, acted),
        Why::NoEffect(now) => {
            format!(
                "Su estado sigue siendo “{}”.",
                status::label(now).to_lowercase()
            )
        }
        Why::Ended => "Se eliminó entretanto.".to_owned(),
    }
}
pub const WAIT: &str = "Espere hasta que se hayan pedido todas.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_said_as_one() {
        assert_eq!(title(Action::Stop, 1), "¿Detener 1 instancia?");
        assert_eq!(title(Action::Stop, 3), "¿Detener 3 instancias?");
        assert_eq!(selected(1), "1 seleccionada");
        let counts = Counts {
            all: 3,
            done: 2,
            failed: 1,
            ..Counts::default()
        };
        assert_eq!(
            progress(Action::Stop, counts),
            "Detener: 2 de 3 listas, 1 no funcionó."
        );
    }
}
