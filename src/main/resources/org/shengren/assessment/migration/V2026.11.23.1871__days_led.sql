-- How many days of the time of which the results speak a manager led the person directly: by them several managers
-- weigh (docs/measurement.md). Empty where nobody knows, and for dotted lines, which weigh by their share.
alter table assessment.assignment add column days_led int check (days_led >= 0);

update assessment.assignment
   set days_led = led_until - led_from
 where relationship = 'FORMER_MANAGER' and led_from is not null and led_until is not null;

update assessment.assignment a
   set days_led = greatest(0, 365 - (select sum(f.days_led)
                                       from assessment.assignment f
                                      where f.tenant_id = a.tenant_id and f.participant_id = a.participant_id
                                        and f.relationship = 'FORMER_MANAGER'))
 where a.relationship = 'MANAGER'
   and exists (select from assessment.assignment f
                where f.tenant_id = a.tenant_id and f.participant_id = a.participant_id
                  and f.relationship = 'FORMER_MANAGER' and f.days_led is not null);
